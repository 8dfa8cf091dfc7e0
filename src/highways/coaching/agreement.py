from highways.ui.widget import Widget
class Agreement(Widget):
    pass
